import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, navigate } from '../../url';
import { useTexts } from './text';

/** Texts of each form that is understood: a short name, a township, a misspelt name, a code. */
const examples = ['漾濞县', '漾濞县苍山西镇', '漾鼻县', '532931'];

/** The field for the place that was hit. What is typed is a draft until it is sent. */
export function Form({ text: given }: { text: string }) {
  const text = useTexts();
  const [draft, setDraft] = useState(given);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setDraft(given), [given]);
  useEffect(() => { if (!given) field.current?.focus(); }, [given]);
  const send = (event: Event) => {
    event.preventDefault();
    if (draft.trim()) navigate({ params: { place: draft.trim() } });
    else field.current?.focus();
  };
  return (
    <form class="duty-form" role="search" onSubmit={send}>
      <label for="duty-place">{text.label}</label>
      <div class="duty-field">
        <input id="duty-place" ref={field} type="search" name="place" autocomplete="off" maxLength={100} placeholder={text.hint} value={draft}
          onInput={(event) => setDraft(event.currentTarget.value)} />
        <button type="submit" class="primary">{text.ask}</button>
      </div>
      <p class="quiet duty-examples">
        {text.examples}
        {examples.map((example) => <Link key={example} path="/duty" params={{ place: example }} lang="zh">{example}</Link>)}
      </p>
    </form>
  );
}
