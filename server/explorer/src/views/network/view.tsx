import '../../style/records.css';
import './view.css';
import { useRef, useState } from 'preact/hooks';
import { useLanguage } from '../../language';
import { BasisNote } from '../../parts/basis';
import { tableData, visibleRows } from '../../parts/dataTable';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { Page } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Unknown } from '../../parts/unknown';
import { navigate, type Params, useLocation } from '../../url';
import { formatNumber } from '../../words/format';
import { groupOf } from '../../words/kinds';
import { Controls } from './controls';
import { countBy } from './count';
import type { Drawing } from './drawing';
import type { Graph } from './graph';
import { Legend } from './legend';
import { NotFound } from './notFound';
import { NodeList } from './nodeList';
import { Panel } from './panel';
import { exportPath, kindGroups, knownParameters, networkParameters, toggledExpansion } from './parameters';
import { PathList } from './paths';
import { Picture } from './picture';
import { useTexts } from './text';
import { TieTable, useTieColumns } from './tieTable';
import { useNetwork } from './useNetwork';

/** The network around a place, another node or the districts of Shanghai, or the paths between two places. */
export function View() {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const asked = networkParameters(params);
  const network = useNetwork();
  const { graph, paths } = network;
  const columns = useTieColumns(graph);
  const drawing = useRef<Drawing | undefined>(undefined);
  const [pointed, setPointed] = useState<string | null>(null);
  const selected = graph?.nodes.find(({ id }) => id === asked.selected);
  const expand = (id: string) => { if (!paths) navigate({ params: { expand: toggledExpansion(asked.expanded, id), select: id } }); };
  const actions = {
    documents: network.operations,
    table: () => tableData(columns, visibleRows('ties', columns, graph?.ties ?? [], params)),
    picture: () => drawing.current?.canvas() ?? null,
    file: network.exported && { path: exportPath(params, network.exported), content: paths ? 'paths' as const : 'reach' as const },
  };
  return (
    <Page title={useTitle(network.names)} sentence={useSentence(graph)} actions={actions} wide>
      <Controls names={network.names} depth={network.depth} />
      <Unknown known={knownParameters} />
      {network.notFound.length > 0 && <NotFound names={network.notFound} />}
      {network.error && <Failure error={network.error} retry={network.retry} candidatePath={candidatePath} />}
      {network.slow && <Progress />}
      {network.wider && <p class="caution">{text.wider}</p>}
      {graph && graph.leftOut > 0 && <p class="caution" role="status">{text.leftOut(graph.nodes.length, graph.leftOut)}</p>}
      {graph && graph.ties.length === 0 && !paths && <Empty>{text.alone}</Empty>}
      {graph && graph.nodes.length > 0 && (
        <div class={paths ? 'network-columns paths' : 'network-columns'}>
          <div>
            <Picture graph={graph} arrangement={paths ? 'paths' : 'around'} highlighted={pointed ?? selected?.id ?? null} select={select} expand={expand} point={setPointed}
              onDrawing={(made) => { drawing.current = made; }} />
            <Legend graph={graph} />
          </div>
          <aside>
            {paths && <PathList paths={paths} />}
            {selected && <Panel node={selected} graph={graph} expandable={!paths && selected.distance >= network.depth} expanded={asked.expanded} />}
            <NodeList nodes={graph.nodes} selected={selected?.id ?? null} pointed={pointed} expanded={asked.expanded} onSelect={select} onExpand={paths ? undefined : expand} onPoint={setPointed} />
          </aside>
        </div>
      )}
      {paths?.reason && <PathList paths={paths} />}
      {graph && graph.ties.length > 0 && <details class="network-tie-table" open={graph.ties.length <= 60}><summary>{text.ties} <small>{formatNumber(graph.ties.length, language)}</small></summary><TieTable graph={graph} /></details>}
      {network.basis && <BasisNote basis={network.basis} about={paths ? undefined : text.basis} />}
    </Page>
  );
}

/** A place that may be meant takes the place of the text that names several. */
function candidatePath(code: string): { path: string; params: Params } {
  return { path: '/network', params: { place: code } };
}

function select(id: string | null): void {
  navigate({ params: { select: id } }, 'replace');
}

function useTitle(names: string[]): string {
  const text = useTexts();
  const { path, place, node } = networkParameters(useLocation().params);
  const [first, second] = names;
  if (path) return first && second ? text.between(first, second) : text.pathTitle;
  if (first) return text.around(first);
  return place || node ? text.title : text.districts;
}

function useSentence(graph: Graph | undefined): string | undefined {
  const text = useTexts();
  const language = useLanguage();
  if (!graph) return undefined;
  const groups = countBy(graph.ties, ({ kind }) => groupOf(kind));
  const kinds = kindGroups.filter((group) => groups.has(group)).map((group) => `${text.groups[group]} ${groups.get(group)}`).join(text.and);
  return text.sentence(formatNumber(graph.nodes.length, language), formatNumber(graph.ties.length, language), kinds);
}
