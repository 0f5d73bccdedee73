import type { ApiError } from '../../api/client';
import { Failure } from '../../parts/failure';
import { Link } from '../../url';
import { shorten } from '../../words/format';
import { useTexts } from './text';

/** What to do if the text means no place or several: candidates to choose from, never a guess. */
export function Candidates({ given: typed, error, retry }: { given: string; error: ApiError; retry: () => void }) {
  const text = useTexts();
  const given = shorten(typed);
  if (error.code === 'INVALID_ARGUMENT') {
    return (
      <div class="duty-candidates" role="alert">
        <p><b>{text.shanghai(given)}</b> {text.shanghaiOut}</p>
        <p><Link class="button" path={`/place/${given}`}>{text.openPage}</Link></p>
      </div>
    );
  }
  if (error.code !== 'AMBIGUOUS' && error.code !== 'NOT_FOUND') return <Failure error={error} retry={retry} />;
  if (error.candidates.length === 0) {
    return <div class="duty-candidates" role="alert"><p><b>{text.none(given)}</b> {text.noneOut}</p></div>;
  }
  return (
    <div class="duty-candidates" role="alert">
      <p><b>{error.code === 'AMBIGUOUS' ? text.choose(given) : text.similar(given)}</b></p>
      <ul>
        {error.candidates.map((place) => (
          <li key={place.id}>
            <Link path="/duty" params={{ place: place.code }}><span lang="zh">{place.path}</span> <span class="quiet">{place.code}</span></Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
