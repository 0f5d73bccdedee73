import { texts } from '../language';

const useTexts = texts({ zh: { loading: '正在读取…' }, en: { loading: 'Loading…' } });

/** Says that something is being loaded. Show it if `useQuery` says that it is slow. */
export function Progress() {
  return <p class="progress" role="status">{useTexts().loading}</p>;
}
