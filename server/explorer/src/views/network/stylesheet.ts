import type cytoscape from 'cytoscape';
import type { NodeKind } from '../../gql/schema';
import type { KindGroup } from '../../words/kinds';
import { corners, cytoscapePoints } from './shapes';

const names = ['paper', 'ink', 'quiet', 'shanghai', 'placeholder', 'support', 'cooperation', 'friendly', 'investment', 'organization'] as const;

/** The colours of the page that the picture uses, as the browser computes them. */
export type Colours = Record<(typeof names)[number], string>;

/** Reads the colours of the page's theme from its custom properties. */
export function pageColours(element: HTMLElement): Colours {
  const probe = element.appendChild(document.createElement('span'));
  const colours = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return colours as Colours;
}

/** How each group of kinds is drawn, as everywhere in the explorer: by colour and by stroke. */
const strokes: Record<KindGroup, cytoscape.Css.Edge> = {
  support: { 'line-style': 'solid', width: 2.5 },
  cooperation: { 'line-style': 'dashed', 'line-dash-pattern': [7, 4], width: 2 },
  friendly: { 'line-style': 'dashed', 'line-dash-pattern': [0.1, 6], 'line-cap': 'round', width: 3.5 },
  investment: { 'line-style': 'solid', width: 6, 'line-opacity': 0.5 },
  organization: { 'line-style': 'solid', width: 1.5, 'line-opacity': 0.7 },
  within: { 'line-style': 'solid', width: 1, 'line-opacity': 0.7 },
};

/**
 * The style of the picture. Data of nodes: name, label (a short name), font (its size), smallest (on the screen), width (of the name), size, fill, letter (an image), kind. Classes: shanghai, latin (the name has spaces), SYNTHETIC, and
 * selected, near or dim while a node is looked at. Data of ties: group. The square in the middle of a tie is its evidence.
 */
export function stylesheet(colours: Colours): cytoscape.StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)', height: 'data(size)', 'background-color': 'data(fill)', 'border-width': 1.5, 'border-color': colours.paper,
        'background-image': 'data(letter)', 'background-fit': 'contain', 'background-clip': 'none', label: 'data(label)', color: colours.ink,
        'font-family': getComputedStyle(document.body).fontFamily, 'font-size': 'data(font)' as unknown as number, 'min-zoomed-font-size': 'data(smallest)' as unknown as number, 'text-valign': 'bottom', 'text-margin-y': 3,
        'text-outline-color': colours.paper, 'text-outline-width': 2.5, 'text-max-width': 'data(width)', 'text-wrap': 'wrap', 'text-overflow-wrap': 'anywhere', 'z-index': 'data(size)' as unknown as number,
      },
    },
    ...(Object.keys(corners) as Exclude<NodeKind, 'COUNTY'>[]).map((kind) => ({
      selector: `node[kind = "${kind}"]`, style: { shape: 'polygon' as const, 'shape-polygon-points': cytoscapePoints(kind) },
    })),
    { selector: 'node.latin', style: { 'text-overflow-wrap': 'whitespace' } },
    { selector: 'node.shanghai', style: { 'border-width': 3, 'border-color': colours.shanghai } },
    { selector: 'node.SYNTHETIC', style: { 'background-opacity': 0.25, 'border-width': 2, 'border-style': 'dashed', 'border-color': colours.placeholder } },
    { selector: 'edge', style: { 'curve-style': 'bezier', 'control-point-step-size': 26, 'line-opacity': 0.8, 'arrow-scale': 0.9 } },
    ...(Object.keys(strokes) as KindGroup[]).map((group) => ({
      selector: `edge[group = "${group}"]`,
      style: { ...strokes[group], 'line-color': colours[group === 'within' ? 'quiet' : group], 'mid-target-arrow-color': colours[group === 'within' ? 'quiet' : group] },
    })),
    { selector: 'edge[group = "organization"]', style: { 'line-color': colours.paper, 'line-outline-width': 1, 'line-outline-color': colours.organization } as cytoscape.Css.Edge },
    { selector: 'edge.OFFICIAL', style: { 'mid-target-arrow-shape': 'square', 'mid-target-arrow-fill': 'filled' } },
    { selector: 'edge.REPORTED', style: { 'mid-target-arrow-shape': 'square', 'mid-target-arrow-fill': 'hollow' } },
    { selector: 'edge.DERIVED', style: { 'mid-target-arrow-shape': 'circle', 'mid-target-arrow-fill': 'hollow' } },
    { selector: 'edge.SYNTHETIC', style: { 'line-color': colours.placeholder, 'line-style': 'dashed', 'line-dash-pattern': [2, 5], width: 1.5, 'line-outline-width': 0 } as cytoscape.Css.Edge },
    { selector: '.dim', style: { opacity: 0.3, 'text-opacity': 0.6 } },
    { selector: 'node.near', style: { 'z-index': 900 } },
    { selector: 'edge.near', style: { 'line-opacity': 1 } },
    { selector: 'node.selected', style: { label: 'data(name)', 'border-width': 4, 'border-color': colours.ink, 'font-weight': 700, 'min-zoomed-font-size': 0, 'z-index': 999 } },
  ];
}
