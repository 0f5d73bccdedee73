import { useEffect, useState } from 'preact/hooks';
import { texts } from '../language';

/** How long nothing is said about loading, in milliseconds. */
const patience = 200;

const useTexts = texts({ zh: { loading: '正在读取…' }, en: { loading: 'Loading…' } });

/** Says that something is being loaded: at once, if `useQuery` says that it is slow, or `delayed` by 200 ms. */
export function Progress({ delayed = false }: { delayed?: boolean }) {
  const [shown, setShown] = useState(!delayed);
  const text = useTexts();
  useEffect(() => {
    if (shown) return;
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [shown]);
  return <p class="progress" role="status">{shown && text.loading}</p>;
}
