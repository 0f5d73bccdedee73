import { texts } from '../language';
import { Link } from '../url';
import { Page } from './page';

const useTexts = texts({
  zh: { title: '这里没有内容', sentence: '地址有误，或者页面已经移走。', map: '打开地图' },
  en: { title: 'There is nothing here', sentence: 'The address is wrong, or the page has moved.', map: 'Open the map' },
});

/** The page of an address that has no view. */
export function Missing() {
  const text = useTexts();
  return <Page title={text.title} sentence={text.sentence}><p><Link path="/">{text.map}</Link></p></Page>;
}
