import type { ContactRelation, DutyContactsQuery, DutyNearbyQuery } from '../../gql/graphql';

export type Contacts = DutyContactsQuery['contacts'];
export type Contact = Contacts['contacts'][number];
type NearbyPlace = DutyNearbyQuery['places']['nodes'][number];

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

/** Relations by support: those that say which districts to call first. */
const support = new Set<ContactRelation>(['SUPPORTS', 'SUPPORTS_SIBLING']);

/**
 * The contacts to call first: those that share the relation and the place of the first one if that is support, or else the first
 * one alone.
 */
export function firstContacts(contacts: readonly Contact[]): Contact[] {
  const first = contacts[0];
  if (!first) return [];
  if (!support.has(first.relation)) return [first];
  return contacts.filter((contact) => contact.relation === first.relation && contact.at.code === first.at.code);
}

/**
 * The ties by which a contact is one for the place: those that name it, or if none does, all. A supporter's other ties are those
 * to other places in the same prefecture or province.
 */
export function splitTies(contact: Contact, code: string): { own: Contact['ties']; others: Contact['ties'] } {
  const own = contact.ties.filter((tie) => 'code' in tie.to && tie.to.code === code);
  if (own.length === 0) return { own: contact.ties, others: [] };
  return { own, others: contact.ties.filter((tie) => !own.includes(tie)) };
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

/** A place near the one that was hit, and how far away it is. */
export interface Nearby {
  place: NearbyPlace;
  /** Kilometres between the points of both places, along the great circle. */
  kilometres: number;
}

/** The places near a point without the one that was hit, the nearest first. */
export function sortNearby(
  places: readonly NearbyPlace[],
  hit: { code: string; location: { longitude: number; latitude: number } },
): Nearby[] {
  return places
    .filter((place) => place.code !== hit.code)
    .map((place) => ({ place, kilometres: greatCircle(hit.location, place.location) }))
    .toSorted((a, b) => a.kilometres - b.kilometres);
}

/** The mean radius of the Earth in kilometres (IUGG). */
const earth = 6371.0088;

/** The great-circle distance in kilometres, by the haversine formula. */
export function greatCircle(
  a: { longitude: number; latitude: number },
  b: { longitude: number; latitude: number },
): number {
  const squaredHalfChord = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(squaredHalfChord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
