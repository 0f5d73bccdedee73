import { useEffect, useState } from 'preact/hooks';
import type { TieKind } from '../../gql/schema';
import { useLanguage } from '../../language';
import { navigate, useLocation } from '../../url';
import { groupOf } from '../../words/kinds';
import { tieKindWords } from '../../words/words';
import { type KindCounts, type Outcome, outcomeOf, outcomes, type Subject, sumCounts } from './change';
import { useTexts } from './text';

/** The two days, the kinds of ties with what changed in each, and the outcomes. */
export function Filters({ from, to, kinds, chosen, subjects }: {
  from: string;
  to: string;
  kinds: KindCounts[];
  chosen: TieKind[];
  /** What the outcomes are counted of. */
  subjects: readonly Subject[];
}) {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const outcome = params.get('outcome');
  const toggle = (kind: TieKind) => {
    const next = chosen.includes(kind) ? chosen.filter((other) => other !== kind) : [...chosen, kind];
    navigate({ params: { kinds: next.length > 0 ? next.join(',') : null } });
  };
  return (
    <div class="change-filters">
      <Days key={`${from} ${to}`} from={from} to={to} />
      {kinds.length > 0 && (
        <fieldset class="chips">
          <legend>{text.kinds}</legend>
          {kinds.map(({ kind, began, ended, stayed }) => (
            <button key={kind} type="button" aria-pressed={chosen.includes(kind)} onClick={() => toggle(kind)}>
              <span class={`stroke ${groupOf(kind)}`} aria-hidden="true" /> {tieKindWords[language][kind]}
              {' '}<small>{began + ended > 0 ? `+${began} −${ended}` : `= ${stayed}`}</small>
            </button>
          ))}
        </fieldset>
      )}
      {kinds.length > 0 && (
        <fieldset class="chips">
          <legend>{text.outcome}</legend>
          <button type="button" aria-pressed={!outcome} onClick={() => navigate({ params: { outcome: null } })}>{text.changed}</button>
          {outcomes.map((one) => {
            const having = subjects.filter((subject) => outcomeOf(subject) === one);
            return having.length > 0 && (
              <button key={one} type="button" aria-pressed={outcome === one} onClick={() => navigate({ params: { outcome: one } })}>
                <span class={`change-outcome ${one}`} aria-hidden="true" /> {text.outcomes[one]} <small>{weightOf(having, one)}</small>
              </button>
            );
          })}
          <button type="button" aria-pressed={outcome === 'all'} onClick={() => navigate({ params: { outcome: 'all' } })}>
            {text.all}
          </button>
        </fieldset>
      )}
    </div>
  );
}

/** How many counties or ties the subjects with an outcome stand for. */
function weightOf(subjects: readonly Subject[], outcome: Outcome): number {
  const { began, ended, stayed, undated } = sumCounts(subjects);
  return { began, ended, both: began + ended, stayed, undated }[outcome];
}

/** The fields of the two days. What is typed is a draft until it is sent. */
function Days({ from, to }: { from: string; to: string }) {
  const text = useTexts();
  const [draft, setDraft] = useState({ from, to });
  useEffect(() => setDraft({ from, to }), [from, to]);
  const send = (event: Event) => {
    event.preventDefault();
    navigate({ params: { from: draft.from.trim(), to: draft.to.trim() } });
  };
  return (
    <form class="change-days" onSubmit={send} aria-label={text.periods}>
      <label>{text.from} <input name="from" inputMode="numeric" size={10} value={draft.from} onInput={(event) => setDraft({ ...draft, from: event.currentTarget.value })} /></label>
      <label>{text.to} <input name="to" inputMode="numeric" size={10} value={draft.to} onInput={(event) => setDraft({ ...draft, to: event.currentTarget.value })} /></label>
      <button type="submit">{text.apply}</button>
    </form>
  );
}
