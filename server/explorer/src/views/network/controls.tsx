import { useEffect, useState } from 'preact/hooks';
import { EvidenceChoice, Select, TimeChoice } from '../../parts/choice';
import { navigate, useLocation } from '../../url';
import { groupOf } from '../../words/kinds';
import { kindGroups, networkParameters, toggledKinds, usualKinds } from './parameters';
import { useTexts } from './text';

/** What chooses the picture: its middle, its reach, the kinds of ties, the time, the evidence; and the search for paths. */
export function Controls({ names, depth }: { names: string[]; depth: number }) {
  const text = useTexts();
  const { params } = useLocation();
  const { place, kinds, path } = networkParameters(params);
  const [open] = useState(() => window.matchMedia('(min-width: 44rem)').matches);
  const chosen = kinds ?? usualKinds(path !== null);
  // A field shows the name of a place. If the name is not changed, the address keeps what it says: a code has one meaning, a name may have more.
  const shown = (parameter: string, name: string | undefined) => (params.get(parameter) ? name ?? params.get(parameter) ?? '' : '');
  const meant = (parameter: string, name: string | undefined, typed: string | undefined) => (typed === shown(parameter, name) ? params.get(parameter) : typed) || null;
  return (
    <div class="network-controls">
      <div class="network-forms">
      {!path && (
        <form class="network-form" onSubmit={(event) => submit(event, (values) => ({ place: meant('place', names[0], values['place']), node: null, expand: null, select: null }))}>
          <Field name="place" label={text.centre} value={place ? shown('place', names[0]) : ''} hint={text.placeHint} />
          <button type="submit">{text.show}</button>
        </form>
      )}
      <form class="network-form" aria-label={text.pathTitle} onSubmit={(event) => submit(event, (values) => ({ from: meant('from', path ? names[0] : undefined, values['from']), to: meant('to', names[1], values['to']), expand: null, select: null }))}>
        <Field name="from" label={text.from} value={shown('from', path ? names[0] : undefined)} hint={text.placeHint} required />
        <Field name="to" label={text.to} value={shown('to', names[1])} hint={text.placeHint} required />
        <button type="submit">{text.find}</button>
        {path && <button type="button" onClick={() => navigate({ params: { from: null, to: null, select: null } })}>{text.clearPath}</button>}
      </form>
      </div>
      <details class="network-fold" open={open}>
      <summary>{text.filters}</summary>
      <div class="network-choices">
        {!path && <Select name="depth" label={text.depth} value={String(depth)} usual="" options={[{ value: '1', title: text.depths[1] }, { value: '2', title: text.depths[2] }]} />}
        <TimeChoice />
        <fieldset class="check-boxes">
          <legend>{text.kinds}</legend>
          {kindGroups.map((group) => (
            <label key={group}>
              <input type="checkbox" checked={chosen.some((kind) => groupOf(kind) === group)} onChange={() => navigate({ params: { kinds: toggledKinds(kinds, group, path !== null) } })} />
              <span class={`stroke ${group}`} aria-hidden="true" /> {text.groups[group]}
            </label>
          ))}
        </fieldset>
        <EvidenceChoice />
      </div>
      </details>
    </div>
  );
}

interface FieldProps {
  name: string;
  label: string;
  /** The value of the address; typing makes a draft of it. */
  value: string;
  hint: string;
  required?: boolean;
}

function Field({ name, label, value, hint, required }: FieldProps) {
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <label>
      <span>{label}</span>
      <input name={name} value={draft} placeholder={hint} required={required} maxLength={100} onInput={(event) => setDraft(event.currentTarget.value)} />
    </label>
  );
}

/** Writes what a form says into the address. Empty fields are no values. */
function submit(event: SubmitEvent, parameters: (values: Record<string, string>) => Record<string, string | null>): void {
  event.preventDefault();
  if (!(event.currentTarget instanceof HTMLFormElement)) return;
  const values = Object.fromEntries([...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value));
  navigate({ params: parameters(values) });
}
