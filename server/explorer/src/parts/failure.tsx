import type { ApiError } from '../api/client';
import { texts, useLanguage } from '../language';
import { Link, navigate, type Params } from '../url';
import { errorWords } from '../words/errors';

const useTexts = texts({
  zh: { again: '重试', clear: '清除筛选', request: '请求编号' },
  en: { again: 'Try again', clear: 'Clear the filters', request: 'Request' },
});

interface FailureProps {
  error: ApiError;
  /** That of useQuery. */
  retry?: () => void;
  /** Where the link of a place leads that may be meant; without it, to the page of the place. */
  candidatePath?: (code: string) => { path: string; params?: Params };
}

/** What an error means in words of the page's language, by its code, with ways out. */
export function Failure({ error, retry, candidatePath = placePath }: FailureProps) {
  const text = useTexts();
  const { what, wayOut } = errorWords(error.code, useLanguage());
  const narrow = ['INVALID_ARGUMENT', 'COMPLEXITY_LIMIT_EXCEEDED', 'RESPONSE_SIZE_LIMIT_EXCEEDED', 'CANCELLED'].includes(error.code);
  return (
    <div class="failure" role="alert">
      <p><b>{what}</b> {wayOut}</p>
      {error.candidates.length > 0 && (
        <ul>
          {error.candidates.map((place) => <li key={place.id}><Link {...candidatePath(place.code)}>{place.path}</Link></li>)}
        </ul>
      )}
      <p class="buttons">
        {retry && <button type="button" onClick={retry}>{text.again}</button>}
        {narrow && <button type="button" onClick={() => navigate({ path: window.location.pathname })}>{text.clear}</button>}
      </p>
      {error.requestId && <p class="quiet">{text.request}: <code>{error.requestId}</code></p>}
    </div>
  );
}

function placePath(code: string): { path: string } {
  return { path: `/place/${code}` };
}
