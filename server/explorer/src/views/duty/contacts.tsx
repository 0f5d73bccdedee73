import type { ComponentChildren } from 'preact';
import { useLanguage } from '../../language';
import { Evidenced } from '../../parts/evidenced';
import { Period } from '../../parts/period';
import { Link } from '../../url';
import { formatDate } from '../../words/format';
import { relationWords } from '../../words/relation';
import { schemeWords, tieKindWords } from '../../words/words';
import { type Contact, type Contacts, countCounties, furtherTies, groupContacts, splitTies } from './duty';
import { type Text, useTexts } from './text';

/** How many names a list in a sentence has. */
const named = 6;

/** All contacts in the order of the API, under the places at which they leave the route. */
export function ContactList({ contacts }: { contacts: Contacts }) {
  const text = useTexts();
  if (contacts.contacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{text.contacts} <small>{contacts.contacts.length}</small></h2>
      {groupContacts(contacts.contacts).map((group, index) => (
        <div class="duty-group" key={index}>
          <h3>{group.at.name} <small>{text.at[group.distance]}</small></h3>
          <ol start={group.contacts[0]?.rank}>
            {group.contacts.map((contact) => <ContactRow key={contact.who.id} contact={contact} code={contacts.place.code} />)}
          </ol>
        </div>
      ))}
    </section>
  );
}

function ContactRow({ contact, code }: { contact: Contact; code: string }) {
  const language = useLanguage();
  const { own } = splitTies(contact, code);
  return (
    <li>
      <span class="duty-rank" aria-hidden="true">{contact.rank}</span>
      <div>
        <b>{'code' in contact.who ? <Link path={`/place/${contact.who.code}`}>{contact.who.name}</Link> : contact.who.name}</b>
        {' '}<span class="duty-relation">{relationWords[language][contact.relation]}</span>
        <div class="quiet record-parts"><Detail contact={contact} code={code} /></div>
      </div>
      <Evidenced evidence={contact.evidence} sources={(own[0] ?? contact.ties[0])?.sources ?? []} />
    </li>
  );
}

/** By what ties a body is a contact, in a few words. */
export function Detail({ contact, code }: { contact: Contact; code: string }) {
  const text = useTexts();
  const language = useLanguage();
  const { own, others } = splitTies(contact, code);
  const parts: ComponentChildren[] = [];
  const first = own[0];
  switch (contact.relation) {
    case 'SUPPORTS':
      if (others.length > 0 || own.length === 1) {
        if (first && 'scheme' in first) parts.push(schemeWords[language][first.scheme]);
        parts.push(<Period since={first?.since} />);
        if (others.length > 0) parts.push(text.alsoSupports(countCounties(others), namesOf(others, text)));
      } else parts.push(text.supportsWithin(countCounties(own), namesOf(own, text)));
      break;
    case 'SUPPORTS_SIBLING':
      parts.push(text.supportsSibling(countCounties(own), namesOf(own, text)));
      break;
    case 'LIAISON_OFFICE':
    case 'CHAMBER':
      parts.push(...contact.ties.map((tie) => (tie.kind === 'LOCATED' ? text.locatedIn(tie.to.name) : text.represents(tie.to.name))));
      if (contact.relation === 'LIAISON_OFFICE') parts.push(contact.address ?? text.noAddress);
      break;
    case 'COOPERATION':
      parts.push(...contact.ties.map((tie) => <>{'form' in tie && <span lang="zh">{tie.form} </span>}{tie.since ? formatDate(tie.since, language) : <Period since={null} />}</>));
      break;
    case 'AGREEMENT':
      parts.push(first?.since ? text.signed(formatDate(first.since, language)) : <Period since={null} />);
      break;
    default:
      parts.push(<Period since={first?.since} />);
  }
  parts.push(...furtherTies(contact).map((tie) => `${tieKindWords[language][tie.kind]} ${tie.to.name}`));
  return <>{parts.map((part, index) => <span key={index}>{part}</span>)}</>;
}

function namesOf(ties: Contact['otherTies'], text: Text): string {
  const names = ties.slice(0, named).map((tie) => tie.to.name).join(text.and);
  return ties.length > named ? `${names}${text.others(ties.length)}` : names;
}
