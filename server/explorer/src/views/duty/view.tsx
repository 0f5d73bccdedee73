import '../../style/records.css';
import './view.css';
import { useQuery } from '../../api/useQuery';
import { type Language, useApiLanguage, useLanguage } from '../../language';
import { CitedSources } from '../../parts/citedSources';
import { Evidenced } from '../../parts/evidenced';
import { Page, type TableData } from '../../parts/page';
import { Progress } from '../../parts/progress';
import { Link, useLocation } from '../../url';
import { hasEnded, today } from '../../words/dates';
import { matchWords, reachWords, relationWords } from '../../words/relation';
import { evidenceWords } from '../../words/words';
import { Candidates } from './candidates';
import { ContactList, Detail } from './contacts';
import { type Contacts, firstContacts, openQuestions } from './duty';
import { Form } from './form';
import { NearbyPlaces } from './nearby';
import { dutyContacts } from './query';
import { type Text, useTexts } from './text';
import { Threshold } from './threshold';

/** The longest name that the API looks up. */
const longestName = 100;

/** Who in Shanghai is tied to a place that was hit: `/duty?place=漾濞县`. */
export function View() {
  const text = useTexts();
  const given = useLocation().params.get('place')?.trim().slice(0, longestName) ?? '';
  const language = useApiLanguage();
  const variables = given ? { text: given, language } : null;
  const { data, error, slow, retry } = useQuery(dutyContacts, variables);
  const contacts = given ? data?.contacts : undefined;
  const actions = contacts && variables
    ? { documents: [{ document: dutyContacts, variables }], table: () => tableOf(contacts, text, language === 'ZH' ? 'zh' : 'en') }
    : undefined;
  return (
    <Page title={contacts ? text.of(contacts.place.name) : text.title} sentence={contacts ? undefined : text.sentence} actions={actions}>
      <Form text={given} />
      {slow && <Progress />}
      {given && error && <Candidates given={given} error={error} retry={retry} />}
      {contacts && <Answer contacts={contacts} />}
    </Page>
  );
}

function Answer({ contacts }: { contacts: Contacts }) {
  const text = useTexts();
  const language = useLanguage();
  const { place, matched } = contacts;
  const exact = !matched || matched.by === 'NAME' || matched.by === 'CODE';
  return (
    <div class="duty-answer">
      <p class="hidden-text" role="status">{text.found(place.name, firstContacts(contacts.contacts)[0]?.who.name ?? text.firstNone)}</p>
      <div class="duty-line">
        <p class="duty-place record-parts">
          <span>{place.ancestors.toReversed().map((above) => `${above.name} › `)}<b>{place.name}</b></span>
          <span class="quiet">{place.code}</span>
          <span><Link path={`/place/${place.code}`}>{text.placePage}</Link></span>
          <span><Link path="/" params={{ place: place.code }}>{text.map}</Link></span>
        </p>
        <button type="button" class="duty-print" onClick={() => window.print()}>{text.print}</button>
      </div>
      {!exact && <p class="duty-check" role="note">{text.readAs(matched.text, place.name, matchWords[language][matched.by])}</p>}
      <div class="duty-first">
        <First contacts={contacts} />
        <Threshold threshold={contacts.threshold} thresholds={contacts.thresholds} />
      </div>
      <p class="duty-notice">{contacts.notice}</p>
      {contacts.nearestRoute && <p><b>{text.route}</b> {contacts.nearestRoute.sentence}</p>}
      <ContactList contacts={contacts} />
      {place.level !== 'PROVINCE' && <NearbyPlaces place={place} />}
      <Unknown contacts={contacts} />
      <CitedSources records={[
        ...contacts.contacts.map(({ ties, otherTies }) => ({ sources: [...ties, ...otherTies].flatMap((tie) => tie.sources) })),
        ...(contacts.threshold ? [contacts.threshold] : []),
      ]} />
      <p class="duty-made quiet">{text.made(new Date().toLocaleString('sv-SE').slice(0, 16), contacts.basis.revision)}</p>
    </div>
  );
}

/** How many contacts are shown large, with their ties. */
const fewContacts = 3;

/** Whom to ask first, large. */
function First({ contacts }: { contacts: Contacts }) {
  const text = useTexts();
  const language = useLanguage();
  const first = firstContacts(contacts.contacts);
  return (
    <section class="duty-who" aria-labelledby="first">
      <h2 id="first">{text.first} <small>{reachWords[language][contacts.reach]}</small></h2>
      {first.length === 0 && <p class="large-figure">{text.firstNone}</p>}
      {first.length > fewContacts ? <>
        <p class="many">{first.map((contact) => contact.who.name).join(text.and)}</p>
        <p>{first[0] && relationWords[language][first[0].relation]}</p>
      </> : <ul>
        {first.map((contact) => (
          <li key={contact.who.id}>
            <p class="large-figure">{contact.who.name}</p>
            <p class="record-parts">
              <span>{relationWords[language][contact.relation]}</span>
              {contact.distance > 0 && <span>{contact.at.name}</span>}
              <Detail contact={contact} code={contacts.place.code} />
            </p>
            <Evidenced evidence={contact.evidence} sources={contact.ties[0]?.sources ?? []} />
          </li>
        ))}
      </ul>}
    </section>
  );
}

/** What the answer leaves open. */
function Unknown({ contacts }: { contacts: Contacts }) {
  const text = useTexts();
  const { officesWithoutAddress, undatedTies } = openQuestions(contacts.contacts);
  const until = contacts.threshold?.figure.observations[0]?.until;
  const leftOut = contacts.basis.leftOut.find((row) => row.evidence === 'SYNTHETIC')?.count ?? 0;
  return (
    <section class="not-known" aria-labelledby="unknown">
      <h2 id="unknown">{text.unknown}</h2>
      <ul>
        <li>{text.unknownPeople}</li>
        {until && hasEnded(until, today()) && <li>{text.unknownYears(until)}</li>}
        {officesWithoutAddress > 0 && <li>{text.unknownAddresses(officesWithoutAddress)}</li>}
        {undatedTies > 0 && <li>{text.unknownDates(undatedTies)}</li>}
        {leftOut > 0 && <li>{text.leftOut(leftOut)}</li>}
      </ul>
    </section>
  );
}

function tableOf(contacts: Contacts, text: Text, language: Language): TableData {
  return {
    titles: text.columns,
    rows: contacts.contacts.map((contact) => [
      contact.rank, relationWords[language][contact.relation], contact.who.name, contact.at.name, contact.distance, contact.ties[0]?.since ?? null, evidenceWords[language][contact.evidence],
      (contact.ties[0]?.sources ?? []).map(({ source, locator }) => [source.title, locator].filter(Boolean).join(' ')).join('; '),
    ]),
  };
}
