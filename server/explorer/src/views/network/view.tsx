import './view.css';
import { Page } from '../../parts/page';
import { useTexts } from './text';

/** This view is being built. */
export function View() {
  const text = useTexts();
  return <Page title={text.title}><p>…</p></Page>;
}
