import { useId, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useLanguage } from '../../language';
import { formatNumber } from '../../words/format';
import { evidenceWords } from '../../words/words';
import { kinds } from './report';
import { useTexts } from './text';

/** What a person fills in. */
export interface Draft {
  rows: Blob | undefined;
  name: string;
  kind: string;
  evidence: string;
  source: string;
  note: string;
  by: string;
  token: string;
}

/** What a person begins with. Without evidence the server takes REPORTED, except for records that are there already. */
export const emptyDraft: Draft = { rows: undefined, name: '', kind: '', evidence: '', source: '', note: '', by: '', token: '' };

interface FormProps {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  check: () => void;
  busy: boolean;
}

/** The rows, and what holds for all of them. */
export function Form({ draft, change, check, busy }: FormProps) {
  const text = useTexts();
  const language = useLanguage();
  const send = (event: Event) => {
    event.preventDefault();
    check();
  };
  const textField = (key: 'source' | 'note', label: string, hint: string) => (
    <Field label={label} hint={hint}>
      {(id, hintId) => <input id={id} type="text" aria-describedby={hintId} maxLength={500} autocomplete="off" value={draft[key]} onInput={(event) => change({ [key]: event.currentTarget.value })} />}
    </Field>
  );
  return (
    <form class="import-form" onSubmit={send}>
      <section aria-label={text.rows}>
        <h2>{text.rows}</h2>
        <Rows draft={draft} change={change} />
        <Templates />
      </section>
      <section aria-label={text.options}>
        <h2>{text.options}</h2>
        <div class="import-options">
          <Field label={text.kind}>
            {(id) => (
              <select id={id} value={draft.kind} onChange={(event) => change({ kind: event.currentTarget.value })}>
                <option value="">{text.byHeaders}</option>
                {kinds.map((kind) => <option key={kind} value={kind}>{text.kinds[kind]}</option>)}
              </select>
            )}
          </Field>
          <Field label={text.evidence} hint={text.evidenceHint}>
            {(id, hintId) => (
              <select id={id} aria-describedby={hintId} value={draft.evidence} onChange={(event) => change({ evidence: event.currentTarget.value })}>
                <option value="">{text.ofRows}</option>
                {(['OFFICIAL', 'REPORTED', 'DERIVED'] as const).map((evidence) => <option key={evidence} value={evidence}>{evidenceWords[language][evidence]}</option>)}
              </select>
            )}
          </Field>
          {textField('source', text.source, text.sourceHint)}
          {textField('note', text.note, text.noteHint)}
          <Credentials draft={draft} change={change} />
        </div>
        <p class="buttons"><button type="submit" class="primary" disabled={busy || !draft.rows || draft.rows.size === 0 || !draft.token}>{text.check}</button></p>
      </section>
    </form>
  );
}

/** Who writes, and the token that allows it. */
export function Credentials({ draft, change }: { draft: Pick<Draft, 'by' | 'token'>; change: (part: Partial<Pick<Draft, 'by' | 'token'>>) => void }) {
  const text = useTexts();
  return (
    <>
      <Field label={text.by} hint={text.byHint}>
        {(id, hintId) => <input id={id} type="text" aria-describedby={hintId} maxLength={80} autocomplete="name" value={draft.by} onInput={(event) => change({ by: event.currentTarget.value })} />}
      </Field>
      <Field label={text.token} hint={text.tokenHint}>
        {(id, hintId) => <input id={id} type="password" aria-describedby={hintId} autocomplete="off" value={draft.token} onInput={(event) => change({ token: event.currentTarget.value.trim() })} />}
      </Field>
    </>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string, hintId: string | undefined) => ComponentChildren }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  return (
    <div class="import-field">
      <label for={id}>{label}</label>
      {children(id, hintId)}
      {hint && <small id={hintId} class="quiet">{hint}</small>}
    </div>
  );
}

/** A file that is dropped or chosen, or rows that are pasted. */
function Rows({ draft, change }: Pick<FormProps, 'draft' | 'change'>) {
  const text = useTexts();
  const language = useLanguage();
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const take = (file: File | undefined) => { if (file) change({ rows: file, name: file.name }); };
  const leave = () => setOver(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    leave();
    take(event.dataTransfer?.files[0]);
  };
  const allow = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  if (pasting) {
    return (
      <div class="import-paste">
        <label>
          <span>{text.pasteLabel}</span>
          <textarea rows={7} spellcheck={false} onInput={(event) => change({ rows: new Blob([event.currentTarget.value], { type: 'text/tab-separated-values' }), name: '' })} />
        </label>
        <button type="button" onClick={() => { setPasting(false); change({ rows: undefined, name: '' }); }}>{text.useFile}</button>
      </div>
    );
  }
  return (
    <div class={over ? 'import-drop over' : 'import-drop'} onDragOver={allow} onDragLeave={leave} onDrop={drop}>
      {draft.rows ? <p><b>{draft.name}</b> <span class="quiet">{text.size(formatNumber(Math.ceil(draft.rows.size / 1000), language))}</span></p> : <p>{text.drop}</p>}
      <p class="import-ways">
        <label class="button import-choose">
          {text.choose}
          <input type="file" class="hidden-text" accept=".xlsx,.csv,.tsv,.txt,.xls,.et" onChange={(event) => take(event.currentTarget.files?.[0])} />
        </label>
        <span class="quiet">{text.or}</span>
        <button type="button" onClick={() => { setPasting(true); change({ rows: undefined, name: '' }); }}>{text.paste}</button>
      </p>
    </div>
  );
}

function Templates() {
  const text = useTexts();
  const language = useLanguage();
  return (
    <details class="import-templates">
      <summary>{text.templates}</summary>
      <p class="quiet">{text.templatesHint}</p>
      <ul>
        {kinds.map((kind) => <li key={kind}><a href={`/import/templates/${kind}.xlsx?language=${language.toUpperCase()}`} download>{text.kinds[kind]}</a></li>)}
      </ul>
    </details>
  );
}
