import type { Evidence } from '../gql/schema';
import { useLanguage } from '../language';
import { evidenceMeanings, evidenceWords } from '../words/words';

/** The mark of a kind of evidence: filled, outlined, dotted, dashed grey. `labelled` says that the word stands beside it. */
export function EvidenceMark({ evidence, labelled = false }: { evidence: Evidence; labelled?: boolean }) {
  const language = useLanguage();
  const name = evidenceWords[language][evidence];
  return <span class={`evidence-mark ${evidence.toLowerCase()}`} title={evidenceMeanings[language][evidence]}
    {...(labelled ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })} />;
}

/** The word for a kind of evidence, in the frame of its mark. */
export function EvidenceTag({ evidence }: { evidence: Evidence }) {
  const language = useLanguage();
  return <span class={`evidence-tag ${evidence.toLowerCase()}`} title={evidenceMeanings[language][evidence]}>{evidenceWords[language][evidence]}</span>;
}
