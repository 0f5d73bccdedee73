import type { HistoryCommitsQuery } from '../../gql/graphql';
import { useLanguage } from '../../language';
import { formatMoment } from '../../words/moment';
import { nodeKindWords, tieKindWords } from '../../words/words';
import { useTexts } from './text';

type Commit = HistoryCommitsQuery['commits']['nodes'][number];

/** When a commit was made, in which role, by whom, and from which file. */
export function Made({ commit }: { commit: Pick<Commit, 'time' | 'role' | 'actor' | 'note' | 'file'> }) {
  const text = useTexts();
  return (
    <>
      <p class="record-parts quiet">
        <time dateTime={commit.time}>{formatMoment(commit.time)}</time>
        <span>{commit.role ? text.roles[commit.role] : text.unknownRole}</span>
        {commit.actor && <span>{commit.actor}</span>}
        {commit.file && <span>{text.from(commit.file)}</span>}
      </p>
      {commit.note && <p class="history-note">{commit.note}</p>}
    </>
  );
}

/** How many records of each kind a commit changed. */
export function CountsByKind({ commit }: { commit: Pick<Commit, 'counts' | 'editsUnknown'> }) {
  const text = useTexts();
  const language = useLanguage();
  if (commit.editsUnknown) return <p class="quiet">{text.unknown}</p>;
  return (
    <ul class="history-counts">
      {commit.counts.map(({ nodeKind, tieKind, created, changed, deleted }) => {
        const kind = nodeKind ? nodeKindWords[language][nodeKind] : tieKind ? tieKindWords[language][tieKind] : '';
        return <li key={kind}>{text.count(kind, created, changed, deleted)}</li>;
      })}
    </ul>
  );
}
