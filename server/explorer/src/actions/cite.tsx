import { graphql } from '../api/document';
import { useQuery } from '../api/useQuery';
import { useLanguage } from '../language';
import { sharedAddress } from '../url';
import { formatDate } from '../words/format';
import { copy } from './clipboard';
import { useTexts } from './text';

export const revisionDocument = graphql(`query Revision { dataset { revision } }`);

/** Returns today's date in words. */
export function useToday(): string {
  return formatDate(new Date().toLocaleDateString('sv'), useLanguage());
}

/** A citation of the view: its title, the revision of the network, the date and the address. */
export function Citation({ title, copied }: { title: string; copied: (ok: boolean) => void }) {
  const text = useTexts();
  const language = useLanguage();
  const today = useToday();
  const { data, error } = useQuery(revisionDocument, {});
  const revision = data ? String(data.dataset.revision) : error ? text.unknownRevision : '…';
  const citation = text.citation(title, revision, today, sharedAddress(language));
  return (
    <>
      <p class="citation">{citation}</p>
      <button type="button" disabled={!data && !error} onClick={async () => copied(await copy(citation))}>{text.copyCitation}</button>
    </>
  );
}
