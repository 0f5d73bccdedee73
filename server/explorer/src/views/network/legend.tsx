import type { Evidence, NodeKind } from '../../gql/schema';
import { useLanguage } from '../../language';
import { Counts } from '../../parts/basis';
import { groupOf } from '../../words/kinds';
import { nodeKindWords } from '../../words/words';
import { countBy } from './count';
import type { Graph } from './graph';
import { kindGroups } from './parameters';
import { CommunityBadge, Shape } from './symbols';
import { useTexts } from './text';

const nodeKinds: NodeKind[] = ['DISTRICT', 'PROVINCE', 'PREFECTURE', 'COUNTY', 'CHAMBER', 'LIAISON_OFFICE', 'ORGANIZATION', 'AGREEMENT', 'PROGRAMME', 'INDICATOR'];
const evidences: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED', 'SYNTHETIC'];

/** What the signs of the picture mean, and how many of each are drawn. */
export function Legend({ graph }: { graph: Graph }) {
  const text = useTexts();
  const language = useLanguage();
  const kinds = countBy(graph.nodes, ({ kind }) => kind);
  const groups = countBy(graph.ties, ({ kind }) => groupOf(kind));
  const marks = countBy(graph.ties, ({ evidence }) => evidence);
  const members = countBy(graph.nodes, ({ community }) => (community && community.rank !== null ? community.index : null));
  const communities = graph.nodes
    .flatMap(({ community }) => (community && community.rank !== null ? [community] : []))
    .filter(({ index }, i, all) => all.findIndex((other) => other.index === index) === i)
    .toSorted((a, b) => (members.get(b.index) ?? 0) - (members.get(a.index) ?? 0) || a.index - b.index);
  const others = members.get(null) ?? 0;
  return (
    <details class="network-legend" open>
      <summary>{text.legend}</summary>
      <dl>
        <dt>{text.strokes}</dt>
        <dd>{kindGroups.filter((group) => groups.has(group)).map((group) => <span key={group}><span class={`stroke ${group}`} aria-hidden="true" /> {text.groups[group]} {groups.get(group)}</span>)}</dd>
        <dt>{text.marks}</dt>
        <dd><Counts counts={evidences.filter((evidence) => marks.has(evidence)).map((evidence) => ({ evidence, count: marks.get(evidence) ?? 0 }))} none="—" /></dd>
        <dt>{text.shapes}</dt>
        <dd>{nodeKinds.filter((kind) => kinds.has(kind)).map((kind) => <span key={kind}><Shape kind={kind} /> {nodeKindWords[language][kind]} {kinds.get(kind)}</span>)}</dd>
        {communities.length > 0 && <dt>{text.colours}</dt>}
        {communities.length > 0 && (
          <dd>
            {communities.map((community) => <span key={community.index}><CommunityBadge community={community} /> {members.get(community.index)}</span>)}
            {others > 0 && <span>{text.others(others)}</span>}
          </dd>
        )}
        <dt>{text.size}</dt>
        <dd>{text.red}</dd>
      </dl>
      {marks.has('SYNTHETIC') && <p class="caution">{text.synthetic}</p>}
    </details>
  );
}
