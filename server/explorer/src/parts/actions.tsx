import { texts } from '../language';
import type { ActionData } from './page';

const useTexts = texts({ zh: { copy: '复制链接' }, en: { copy: 'Copy link' } });

/** What a reader can do with a view: copy its link, take its data, cite it. */
export function Actions({ title }: { title: string; actions?: ActionData }) {
  const text = useTexts();
  return (
    <footer class="actions" aria-label={title}>
      <button type="button" onClick={() => navigator.clipboard.writeText(window.location.href)}>{text.copy}</button>
    </footer>
  );
}
