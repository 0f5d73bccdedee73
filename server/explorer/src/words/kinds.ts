import type { TieKind } from '../gql/schema';

/** The groups of kinds that have a colour and a stroke of their own (see style/tokens.css and .stroke in style/base.css). */
export type KindGroup = 'support' | 'cooperation' | 'friendly' | 'investment' | 'organization' | 'within';

const groups: Partial<Record<TieKind, KindGroup>> = {
  SUPPORTS: 'support', COOPERATES: 'cooperation', PARTY: 'cooperation', FRIENDLY: 'friendly', INVESTS: 'investment',
  WITHIN: 'within',
};

/** Returns the group of a kind of tie. Its colour is `var(--support)`, …; its stroke is that of the class `stroke support`, …. */
export function groupOf(kind: TieKind): KindGroup {
  return groups[kind] ?? 'organization';
}
