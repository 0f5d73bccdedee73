import { texts } from '../language';
import { Link } from '../url';
import { Page } from './page';

const useTexts = texts({
  zh: { title: '这里没有内容', sentence: '地址有误，或者页面已经移走。可以在上方搜索，或者打开地图。', map: '打开地图' },
  en: { title: 'There is nothing here', sentence: 'The address is wrong, or the page has moved. Search above, or open the map.', map: 'Open the map' },
});

/** The page of an address that has no view. */
export function Missing() {
  const text = useTexts();
  return <Page title={text.title} sentence={text.sentence}><p><Link class="button" path="/">{text.map}</Link></p></Page>;
}
