import { useLanguage } from '../../language';
import { citationsText } from '../../parts/citations';
import { type Column, DataTable } from '../../parts/dataTable';
import { Evidenced } from '../../parts/evidenced';
import { NodeLink } from '../../parts/nodeLink';
import { Period } from '../../parts/period';
import { groupOf } from '../../words/kinds';
import { evidenceWords, tieKindWords } from '../../words/words';
import type { Graph, GraphNode } from './graph';
import { useTexts } from './text';
import type { Tie } from './useNetwork';

/** The ties of the picture, each with its evidence and sources. */
export function TieTable({ graph }: { graph: Graph<Tie> }) {
  const text = useTexts();
  return <DataTable name="ties" caption={text.ties} columns={useTieColumns(graph)} rows={graph.ties} rowKey={({ id }) => id} filterable csv />;
}

/** The columns of the table of ties, also for the file of the view. */
export function useTieColumns(graph: Graph<Tie> | undefined): Column<Tie>[] {
  const text = useTexts();
  const language = useLanguage();
  const nodes = new Map(graph?.nodes.map((node) => [node.id, node] as const));
  const name = ({ id }: { id: string }) => nodes.get(id)?.name ?? id;
  const code = ({ id }: { id: string }) => nodes.get(id)?.code ?? null;
  const link = ({ id }: { id: string }) => <EndLink node={nodes.get(id)} />;
  const titles = text.columns;
  return [
    { key: 'fromCode', title: titles.fromCode, fileOnly: true, value: ({ from }) => code(from) },
    { key: 'from', title: titles.from, rowHeader: true, value: ({ from }) => name(from), cell: ({ from }) => link(from) },
    {
      key: 'kind', title: titles.kind, value: ({ kind }) => tieKindWords[language][kind],
      cell: ({ kind, label }) => <span title={label}><Stroke kind={kind} /> {tieKindWords[language][kind]}</span>,
    },
    { key: 'toCode', title: titles.toCode, fileOnly: true, value: ({ to }) => code(to) },
    { key: 'to', title: titles.to, value: ({ to }) => name(to), cell: ({ to }) => link(to) },
    { key: 'since', title: titles.since, value: ({ since }) => since ?? null, cell: ({ kind, since, attested }) => (kind === 'WITHIN' ? '—' : <Period since={since} attested={attested} />) },
    { key: 'until', title: titles.until, value: ({ until }) => until ?? null },
    { key: 'evidence', title: titles.evidence, value: ({ evidence }) => evidenceWords[language][evidence], cell: ({ evidence, sources }) => <Evidenced evidence={evidence} sources={sources} /> },
    { key: 'sources', title: titles.sources, fileOnly: true, value: ({ sources }) => citationsText(sources) },
  ];
}

function EndLink({ node }: { node: GraphNode | undefined }) {
  return node ? <NodeLink node={node} /> : null;
}

/** The stroke of a kind, as everywhere. */
export function Stroke({ kind }: { kind: Tie['kind'] }) {
  return <span class={`stroke ${groupOf(kind)}`} aria-hidden="true" />;
}
