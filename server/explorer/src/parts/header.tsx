import { texts, useLanguage } from '../language';
import { useTheme } from '../theme';
import { address, Link, ParamLink, routeOf, useLocation } from '../url';
import { Search } from '../search/search';
import { useDismissal } from './dismiss';
import './header.css';

const useTexts = texts({
  zh: {
    site: '上海对内合作网络', skip: '跳到正文', views: '视图', more: '更多', language: '语言', light: '浅色', dark: '深色',
    routes: {
      '/': '地图', '/network': '网络', '/tables': '榜单', '/change': '变化', '/duty': '应急', '/about': '数据与方法',
      '/history': '修改历史', '/import': '导入', '/docs': '文档', '/playground': '查询页面',
    },
  },
  en: {
    site: 'Shanghai’s cooperation', skip: 'Skip to the content', views: 'Views', more: 'More', language: 'Language', light: 'Light', dark: 'Dark',
    routes: {
      '/': 'Map', '/network': 'Network', '/tables': 'Tables', '/change': 'Change', '/duty': 'Duty', '/about': 'Data & methods',
      '/history': 'History', '/import': 'Import', '/docs': 'Documents', '/playground': 'Playground',
    },
  },
});

/** The views in the bar. On a phone it has no room for some: they are in the menu "More" too. */
const bar = ['/', '/network', '/tables', '/change', '/duty', '/about'];
const beyondPhone = ['/change', '/about'];

/** The head of every view: brand, search, navigation, language and theme. On a phone the navigation is at the bottom. */
export function Header() {
  const text = useTexts();
  const language = useLanguage();
  const route = routeOf(useLocation().path);
  const more = useDismissal();
  const links = (paths: string[], className?: string) => paths.map((path) => (
    <Link key={path} path={path} class={className} aria-current={routeOf(path) === route ? 'page' : undefined}>
      {text.routes[path as keyof typeof text.routes]}
    </Link>
  ));
  return (
    <header class="site-header">
      <a class="skip" href="#main">{text.skip}</a>
      <Link class="brand" path="/"><Mark /><span>{text.site}</span></Link>
      <Search />
      <nav aria-label={text.views}>
        {bar.map((path) => links([path], beyondPhone.includes(path) ? 'beyond-phone' : undefined))}
        <details class="more" key={route} ref={more}>
          <summary>{text.more}</summary>
          <div>
            {links(beyondPhone, 'on-phone')}
            {links(['/history', '/import'])}
            <a href={address(language === 'zh' ? '/docs/zh' : '/docs', { lang: language })}>{text.routes['/docs']}</a>
            <a href={address('/playground', { lang: language })}>{text.routes['/playground']}</a>
          </div>
        </details>
      </nav>
      <div class="switches">
        <ThemeSwitch light={text.light} dark={text.dark} />
        <div class="switch" role="group" aria-label={text.language}>
          <ParamLink params={{ lang: 'zh' }} lang="zh-Hans" aria-label="中文" aria-current={language === 'zh' ? 'true' : undefined}>中</ParamLink>
          <ParamLink params={{ lang: 'en' }} lang="en" aria-label="EN, English" aria-current={language === 'en' ? 'true' : undefined}>EN</ParamLink>
        </div>
      </div>
    </header>
  );
}

/** The mark of the brand: a node and its ties. */
function Mark() {
  return (
    <svg class="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 18 11 13 17 5M11 13l8 5" />
      <circle cx="5" cy="18" r="3" /><circle cx="17" cy="5" r="3.6" /><circle cx="11" cy="13" r="2.4" /><circle cx="19" cy="18" r="2.6" />
    </svg>
  );
}

/** Switches between light and dark. */
function ThemeSwitch({ light, dark }: { light: string; dark: string }) {
  const other = useTheme() === 'dark' ? 'light' : 'dark';
  const label = other === 'dark' ? dark : light;
  return (
    <ParamLink class="theme-switch" params={{ theme: other }} aria-label={label} title={label}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {other === 'dark' ? <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" /> : (
          <><circle cx="12" cy="12" r="4.2" /><path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M5.3 18.7l2.1-2.1M16.6 7.4l2.1-2.1" /></>
        )}
      </svg>
    </ParamLink>
  );
}
