import './choice.css';
import type { ComponentChildren } from 'preact';
import type { Evidence } from '../gql/schema';
import { texts, useLanguage } from '../language';
import { navigate, useLocation } from '../url';
import { evidenceMeanings, evidenceWords } from '../words/words';
import { EvidenceMark } from './evidence';

/** The kinds of evidence, the strongest first. */
export const evidences: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED', 'SYNTHETIC'];

/** What answers use if the address does not say: everything but placeholders. */
export const knownEvidence: Evidence[] = ['OFFICIAL', 'REPORTED', 'DERIVED'];

const useTexts = texts({
  zh: { evidence: '依据', time: '时间', now: '未结束的' },
  en: { evidence: 'Evidence', time: 'Time', now: 'not ended' },
});

/** Returns the values of a parameter that is a list with commas, without those that are not in all; undefined if there are none. */
export function listOf<Item extends string>(params: URLSearchParams, name: string, all: readonly Item[]): Item[] | undefined {
  const asked = (params.get(name) ?? '').split(',');
  const found = all.filter((item) => asked.includes(item));
  return found.length > 0 ? found : undefined;
}

/** Returns the kinds of evidence that the address asks for, or all but placeholders. */
export function evidenceOf(params: URLSearchParams): Evidence[] {
  return listOf(params, 'evidence', evidences) ?? knownEvidence;
}

/** Boxes for the kinds of evidence that an answer may use, kept in the parameter `evidence`. One always stays ticked. */
export function EvidenceChoice() {
  const text = useTexts();
  const language = useLanguage();
  const { params } = useLocation();
  const chosen = evidenceOf(params);
  const toggle = (evidence: Evidence) => {
    const next = evidences.filter((item) => (item === evidence) !== chosen.includes(item));
    const usual = next.length === knownEvidence.length && !next.includes('SYNTHETIC');
    navigate({ params: { evidence: usual || next.length === 0 ? null : next.join(',') } });
  };
  return (
    <fieldset class="check-boxes">
      <legend>{text.evidence}</legend>
      {evidences.map((evidence) => (
        <label key={evidence} title={evidenceMeanings[language][evidence]}>
          <input type="checkbox" checked={chosen.includes(evidence)} onChange={() => toggle(evidence)} />
          <EvidenceMark evidence={evidence} labelled /> {evidenceWords[language][evidence]}
        </label>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  /** The parameter of the address. */
  name: string;
  label: string;
  /** What is chosen now. */
  value: string;
  options: { value: string; title: string; group?: string }[];
  /** The value that the address does not need to say. */
  usual: string;
  /** Parameters that lose their meaning when another value is chosen. */
  clears?: string[];
}

/** A menu that is kept in a parameter of the address. */
export function Select({ name, label, value, options, usual, clears = [] }: SelectProps) {
  const groups = [...new Set(options.map(({ group }) => group))];
  const choose = (chosen: string) => {
    const cleared = Object.fromEntries(clears.map((parameter) => [parameter, null]));
    navigate({ params: { ...cleared, [name]: chosen === usual ? null : chosen } });
  };
  const items = (group: string | undefined): ComponentChildren => options.filter((option) => option.group === group)
    .map((option) => <option key={option.value} value={option.value}>{option.title}</option>);
  return (
    <label class="menu-choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {groups.map((group) => (group ? <optgroup key={group} label={group}>{items(group)}</optgroup> : items(group)))}
      </select>
    </label>
  );
}

/** A menu of the days for which an answer can be asked: now, or the end of a year. */
export function TimeChoice() {
  const text = useTexts();
  const { params } = useLocation();
  const chosen = params.get('asOf') ?? '';
  const years = [...new Set(['2020', '2021', ...(chosen ? [chosen] : [])])];
  const options = [{ value: '', title: text.now }, ...years.map((year) => ({ value: year, title: year }))];
  return <Select name="asOf" label={text.time} value={chosen} options={options} usual="" />;
}
