import type { NodeKind } from '../../gql/schema';
import { texts } from '../../language';
import type { Community } from './graph';
import { communityStyle } from './palette';
import { svgPoints } from './shapes';

/** The shape of a kind of node, as the picture draws it. The kind's name stands beside it. */
export function Shape({ kind, size = 14 }: { kind: NodeKind; size?: number }) {
  return (
    <svg class="network-shape" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      {kind === 'COUNTY' ? <circle cx={size / 2} cy={size / 2} r={size / 2} /> : <polygon points={svgPoints(kind, size)} />}
    </svg>
  );
}

const useTexts = texts({
  zh: { community: (letter: string) => `社群 ${letter}` },
  en: { community: (letter: string) => `community ${letter}` },
});

/** The letter of a community on its colour, in either theme. */
export function CommunityBadge({ community }: { community: Community | null }) {
  const text = useTexts();
  if (community === null) return <span class="community" aria-hidden="true" />;
  const [light, dark] = [communityStyle(community, 'light'), communityStyle(community, 'dark')];
  const style = { background: `light-dark(${light.fill}, ${dark.fill})`, color: `light-dark(${light.ink}, ${dark.ink})` };
  return <span class="community" role="img" aria-label={text.community(light.letter)} style={style}>{light.letter}</span>;
}
