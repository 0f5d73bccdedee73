import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useLanguage } from './language';
import { Header } from './parts/header';
import { Missing } from './parts/missing';
import { Progress } from './parts/progress';
import { useTheme } from './theme';
import { type Route, routeOf, useLocation } from './url';
import { View as MapView } from './views/map/view';

/** The views. The map is part of the first script, the others are loaded when they are opened. */
const views: Record<Exclude<Route, 'map'>, () => Promise<{ View: FunctionComponent }>> = {
  place: () => import('./views/place/view'),
  network: () => import('./views/network/view'),
  tables: () => import('./views/tables/view'),
  duty: () => import('./views/duty/view'),
  change: () => import('./views/change/view'),
  about: () => import('./views/about/view'),
  search: () => import('./views/search/view'),
};

/** Returns the component of a view, or undefined while it is loaded. */
function useView(route: Route | undefined): FunctionComponent | undefined {
  const [loaded, setLoaded] = useState<{ route?: Route; View?: FunctionComponent }>({});
  useEffect(() => {
    if (!route || route === 'map') return;
    let current = true;
    views[route]().then(({ View }) => { if (current) setLoaded({ route, View }); }, () => window.location.reload());
    return () => { current = false; };
  }, [route]);
  if (!route) return Missing;
  if (route === 'map') return MapView;
  return loaded.route === route ? loaded.View : undefined;
}

/** The explorer: its header and the view that the address names. `?embed=1` leaves the header out. */
export function App() {
  const { path, params } = useLocation();
  const language = useLanguage();
  const View = useView(routeOf(path));
  const theme = useTheme();
  const embedded = params.get('embed') === '1';
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-Hans' : 'en';
    root.dataset['theme'] = theme;
    root.toggleAttribute('data-embed', embedded);
  }, [language, theme, embedded]);
  return (
    <>
      {!embedded && <Header />}
      <main id="main" tabIndex={-1}>{View ? <View /> : <Progress />}</main>
    </>
  );
}
