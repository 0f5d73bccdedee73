import type { ComponentChildren } from 'preact';
import type { QueryState } from '../../api/useQuery';
import { evidences } from '../../parts/choice';
import { Failure } from '../../parts/failure';
import { type ActionData, Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Unknown } from '../../parts/unknown';
import { Link, useLocation } from '../../url';
import { tableParameters, type TableName, tables } from './parameters';
import { useTexts } from './text';

interface FrameProps {
  table: TableName;
  sentence?: string | undefined;
  actions: ActionData;
  /** The state of the question that the table answers. */
  state: Pick<QueryState<unknown>, 'data' | 'error' | 'slow' | 'retry'>;
  /** What chooses the rows, above the table. */
  controls?: ComponentChildren;
  children: ComponentChildren;
}

/** A table with what stands around all of them: the tabs, the controls, progress and failure. */
export function Frame({ table, sentence, actions, state, controls, children }: FrameProps) {
  const text = useTexts();
  const { params } = useLocation();
  const kept = Object.fromEntries(['evidence', 'asOf'].map((name) => [name, params.get(name)]));
  return (
    <Page title={text.titles[table]} sentence={sentence} actions={actions}>
      <nav class="table-tabs" aria-label={text.tabs}>
        {tables.map((name) => (
          <Link key={name} path="/tables" params={{ ...kept, table: name }} aria-current={name === table ? 'page' : undefined}>{text.titles[name]}</Link>
        ))}
      </nav>
      <Unknown known={{ ...tableParameters[table], table: tables, evidence: evidences, asOf: null }} />
      {controls && <div class="table-controls">{controls}</div>}
      {state.error && <Failure error={state.error} retry={state.retry} />}
      {state.slow && <Progress />}
      {children}
    </Page>
  );
}
