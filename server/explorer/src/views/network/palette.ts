import type { Community } from './graph';

/** How a community is drawn: a colour, and a letter for those who cannot tell colours apart. */
export interface CommunityStyle {
  letter: string;
  fill: string;
  /** The colour of the letter on the fill. */
  ink: string;
}

/**
 * Colours that also readers with a colour vision deficiency can tell apart: the schemes muted and light of Paul Tol
 * (Colour Schemes, SRON 2021) without their reds, since red is Shanghai alone.
 */
export const fills = {
  light: ['#332288', '#88ccee', '#117733', '#ddcc77', '#aa4499', '#44aa99', '#999933'],
  dark: ['#77aadd', '#eedd88', '#44bb99', '#ffaabb', '#aaaa00', '#99ddff', '#bbcc33'],
};

/** Communities beyond the last colour share this one, and have their letter. */
const rest = { light: '#8b9097', dark: '#7d858d' };

/** How a community is drawn. Its letter is that of every picture; colours are shared out in each picture anew. Without one, a node has no letter. */
export function communityStyle(community: Community | null, theme: 'light' | 'dark'): CommunityStyle {
  const fill = fills[theme][community?.rank ?? -1] ?? rest[theme];
  return { letter: community ? letter(community.index) : '', fill, ink: inkOn(fill) };
}

/** A to Z, then AA, AB and so on. */
export function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** Black or white, whichever has more contrast with the colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#14171a') ? '#ffffff' : '#14171a';
}

/** The contrast of two colours by WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
