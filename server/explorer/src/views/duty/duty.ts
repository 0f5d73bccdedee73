import type { ContactRelation, DutyContactsQuery, DutyNearbyQuery, PlaceLevel } from '../../gql/graphql';
import { countyCounter } from '../../parts/counties';

export type Contacts = DutyContactsQuery['contacts'];
export type Contact = Contacts['contacts'][number];

/** A place near the one that was hit, and how far away it is in kilometres. */
export type Nearby = DutyNearbyQuery['places']['edges'][number];

/** Contacts that follow one another and leave the route at the same place. */
export interface ContactGroup {
  at: Contact['at'];
  /** How many places `at` is above the place that was hit. */
  distance: number;
  contacts: Contact[];
}

/** Groups contacts in their order: the groups follow the ranks, so a place may occur twice. */
export function groupContacts(contacts: readonly Contact[]): ContactGroup[] {
  const groups: ContactGroup[] = [];
  for (const contact of contacts) {
    const last = groups.at(-1);
    if (last && last.at.code === contact.at.code) last.contacts.push(contact);
    else groups.push({ at: contact.at, distance: contact.distance, contacts: [contact] });
  }
  return groups;
}

/** Relations with governments and their offices: these are called before chambers of commerce and agreements. */
const governments = new Set<ContactRelation>(['SUPPORTS', 'SUPPORTS_SIBLING', 'FRIENDLY', 'COOPERATION', 'LIAISON_OFFICE']);

/** The contacts to call first: the first government, or else the first contact, and all that share its relation and its place. */
export function firstContacts(contacts: readonly Contact[]): Contact[] {
  const first = contacts.find((contact) => governments.has(contact.relation)) ?? contacts[0];
  if (!first) return [];
  return contacts.filter((contact) => contact.relation === first.relation && contact.at.code === first.at.code);
}

/**
 * The ties by which a contact is one for the place: those that name it, or if none does, all. The others are a supporter's ties
 * of support to other places in the same prefecture or province.
 */
export function splitTies(contact: Contact, code: string): { own: Contact['ties']; others: Contact['otherTies'] } {
  const own = contact.ties.filter((tie) => 'code' in tie.to && tie.to.code === code);
  if (own.length === 0) return { own: contact.ties, others: [] };
  const others = contact.otherTies.filter((tie) => tie.kind === 'SUPPORTS');
  return { own, others: [...contact.ties.filter((tie) => !own.includes(tie)), ...others] };
}

/** The ties of a body's other relations that are no support: a supporter may also be a friendly district. */
export function furtherTies(contact: Contact): Contact['otherTies'] {
  return contact.otherTies.filter((tie) => tie.kind !== 'SUPPORTS');
}

/** How many counties ties of support stand for. */
export function countCounties(ties: Contact['otherTies']): number {
  const counties = countyCounter();
  return ties.reduce((sum, tie) => sum + counties(tie.to.id, 'countyCount' in tie ? tie.countyCount : 1), 0);
}

/** What the answer leaves open, of how many contacts. */
export interface OpenQuestions {
  offices: number;
  officesWithoutAddress: number;
  undatedTies: number;
}

/** Counts what is not known about contacts. */
export function openQuestions(contacts: readonly Contact[]): OpenQuestions {
  const offices = contacts.filter((contact) => contact.relation === 'LIAISON_OFFICE');
  return {
    offices: offices.length,
    officesWithoutAddress: offices.filter((office) => !office.address).length,
    undatedTies: contacts.filter((contact) => contact.ties.every((tie) => !tie.since)).length,
  };
}

/** The places near the one that was hit, without it and without the places in it; the order stays. */
export function outside(near: readonly Nearby[], hit: { code: string; level: PlaceLevel }): Nearby[] {
  const within = hit.level === 'PREFECTURE' ? hit.code.slice(0, 4) : hit.code;
  return near.filter(({ node }) => !node.code.startsWith(within));
}
