import { useRef, useState } from 'preact/hooks';
import { useLanguage } from '../../language';
import { EvidenceMark } from '../../parts/evidence';
import { nodeKindWords } from '../../words/words';
import type { GraphNode } from './graph';
import { CommunityBadge, Shape } from './symbols';
import { useTexts } from './text';

interface NodeListProps {
  nodes: GraphNode[];
  selected: string | null;
  /** The node under the pointer in the picture, or null. */
  pointed: string | null;
  expanded: readonly string[];
  onSelect: (id: string) => void;
  /** Without it nodes cannot be expanded. */
  onExpand?: ((id: string) => void) | undefined;
  /** The node that has the focus or the pointer, or null. */
  onPoint: (id: string | null) => void;
}

/**
 * The nodes of the picture, nearest first: what the picture can do with a mouse, the list does with the keyboard. It is
 * one stop of the Tab key; arrows move in it.
 */
export function NodeList({ nodes, selected, pointed, expanded, onSelect, onExpand, onPoint }: NodeListProps) {
  const text = useTexts();
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string>();
  const lettered = nodes.some(({ community }) => community !== null);
  const stop = nodes.some(({ id }) => id === current) ? current : nodes[0]?.id;
  const press = (event: KeyboardEvent, index: number, id: string) => {
    const to = targetOf(event.key, index, nodes.length);
    if (to !== undefined) {
      event.preventDefault();
      list.current?.querySelectorAll('button')[to]?.focus();
    } else if (event.key === 'Enter' && event.shiftKey) {
      event.preventDefault();
      onExpand?.(id);
    }
  };
  return (
    <section class="network-nodes" aria-labelledby="network-nodes">
      <h2 id="network-nodes">{text.nodes} <small>{nodes.length}</small></h2>
      <p class="quiet" id="network-nodes-hint">{lettered && `${text.lettersHint} `}{text.moveHint}{onExpand && ` ${text.expandHint}`}</p>
      <ul ref={list}>
        {nodes.map((node, index) => (
          <li key={node.id} class={node.id === pointed ? 'pointed' : undefined}>
            <button type="button" aria-pressed={node.id === selected} aria-describedby="network-nodes-hint" tabIndex={node.id === stop ? 0 : -1} data-id={node.id}
              aria-expanded={expanded.includes(node.id) ? true : undefined} onClick={() => onSelect(node.id)} onDblClick={() => onExpand?.(node.id)}
              onFocus={() => { setCurrent(node.id); onPoint(node.id); }} onBlur={() => onPoint(null)} onMouseEnter={() => onPoint(node.id)} onMouseLeave={() => onPoint(null)}
              onKeyDown={(event) => press(event, index, node.id)}>
              {lettered && <CommunityBadge community={node.community} />}
              <span class="network-name">{node.name}</span>
              <span class="network-kind"><Shape kind={node.kind} size={11} /> {nodeKindWords[language][node.kind]}</span>
              <span class="network-degree">{text.degree(node.degree)}</span>
              <EvidenceMark evidence={node.evidence} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The index to which a key moves the focus, or undefined if it moves nothing. */
function targetOf(key: string, index: number, length: number): number | undefined {
  if (key === 'ArrowDown') return Math.min(index + 1, length - 1);
  if (key === 'ArrowUp') return Math.max(index - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? length - 1 : undefined;
}
