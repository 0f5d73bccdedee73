import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../../url';
import type { Kind, Report } from './report';
import { changingRows } from './report';
import { useTexts } from './text';

/** What the map shows of each kind; kinds that it does not draw are in the tables only. */
const mapKinds: Partial<Record<Kind, string>> = {
  'friendly-pairs': 'FRIENDLY', pairings: 'SUPPORTS', cooperation: 'COOPERATES', chambers: 'REPRESENTS', 'liaison-offices': 'REPRESENTS',
};

interface OutcomeProps {
  /** The revision of the commit. */
  commit: number;
  /** The revision of the commit that took it back. */
  undone: number | undefined;
  /** Who made it, and the report by which it was made, if this page has made it since it was loaded. */
  made: { by: string; checked: Report } | undefined;
  /** Asks for what an undo needs: who makes it, and the token. */
  credentials: ComponentChildren;
  /** Undoes the commit; missing as long as the token is. */
  undo: (() => void) | undefined;
  again: () => void;
  busy: boolean;
}

/** A commit that was made: where to see it, and how to take it back. */
export function Outcome({ commit, undone, made, credentials, undo, again, busy }: OutcomeProps) {
  const text = useTexts();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [undone]);
  const drawn = [...new Set(made?.checked.sheets.flatMap(({ kind }) => (kind && mapKinds[kind]) ?? []))];
  return (
    <section class="import-outcome" aria-labelledby="import-done">
      <h2 id="import-done" ref={head} tabIndex={-1}>{undone === undefined ? text.done(commit) : text.undone(undone)}</h2>
      {made && undone === undefined && (
        <p>{text.doneSentence(made.by, changingRows(made.checked))} {text.placeholders(made.checked.placeholders.removed, made.checked.placeholders.created)}</p>
      )}
      <p class="buttons">
        <Link class="button" path="/" params={{ kinds: drawn.join(',') || null, level: drawn.length > 0 ? 'COUNTY' : null }}>{text.map}</Link>
        <Link class="button" path="/network">{text.network}</Link>
        <Link class="button" path="/tables" params={{ table: 'coverage' }}>{text.tables}</Link>
        <Link class="button" path="/history" params={{ commit: String(commit) }}>{text.changes}</Link>
      </p>
      {undone === undefined && !made && <div class="import-options">{credentials}</div>}
      <p class="buttons">
        {undone === undefined && <button type="button" disabled={busy || !undo} onClick={undo}>{text.undo}</button>}
        <button type="button" class="primary" onClick={again}>{text.again}</button>
      </p>
    </section>
  );
}
