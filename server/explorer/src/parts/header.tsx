import { texts, useLanguage } from '../language';
import { Link, navigate, type Route, routeOf, useLocation } from '../url';
import { Search } from './search';

const useTexts = texts({
  zh: {
    site: '上海对内合作网络', skip: '跳到正文', views: '视图', other: 'English', theme: '深浅配色',
    routes: { '/': '地图', '/network': '网络', '/tables': '榜单', '/change': '变化', '/duty': '应急', '/about': '数据与方法' },
  },
  en: {
    site: 'Shanghai’s domestic cooperation', skip: 'Skip to the content', views: 'Views', other: '中文', theme: 'Light or dark',
    routes: { '/': 'Map', '/network': 'Network', '/tables': 'Tables', '/change': 'Change', '/duty': 'Duty', '/about': 'Data and methods' },
  },
});

/** The head of every view: brand, search, navigation, language and theme. */
export function Header() {
  const text = useTexts();
  const language = useLanguage();
  const route: Route | undefined = routeOf(useLocation().path);
  return (
    <header class="site-header">
      <a class="skip" href="#main">{text.skip}</a>
      <Link class="brand" path="/">{text.site}</Link>
      <Search />
      <nav aria-label={text.views}>
        {Object.entries(text.routes).map(([path, title]) => (
          <Link key={path} path={path} aria-current={routeOf(path) === route ? 'page' : undefined}>{title}</Link>
        ))}
      </nav>
      <button type="button" lang={language === 'zh' ? 'en' : 'zh'} onClick={() => navigate({ params: { lang: language === 'zh' ? 'en' : 'zh' } })}>{text.other}</button>
    </header>
  );
}
