import type { Evidence } from '../gql/schema';
import { EvidenceTag } from './evidence';
import { type CitationData, Sources } from './sources';

/** How a record is known, and where it is from. */
export function Evidenced({ evidence, sources }: { evidence: Evidence; sources: CitationData[] }) {
  return <div class="evidenced"><EvidenceTag evidence={evidence} /> {sources.length > 0 && <Sources sources={sources} />}</div>;
}
