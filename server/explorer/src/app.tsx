import type { FunctionComponent } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { ApiError } from './api/client';
import { texts, useLanguage } from './language';
import { Failure } from './parts/failure';
import { Header } from './parts/header';
import { Missing } from './parts/missing';
import { Page } from './parts/page';
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
  import: () => import('./views/import/view'),
  history: () => import('./views/history/view'),
};

const useTexts = texts({ zh: { notLoaded: '页面没有载入' }, en: { notLoaded: 'The page was not loaded' } });

/** The state of a view: its component once it is loaded, or the error. */
interface LoadedView {
  route?: Route;
  View?: FunctionComponent;
  error?: ApiError;
}

/** Returns the component of a view, or the error that it could not be loaded, or neither while it is being loaded. */
function useView(route: Route | undefined): LoadedView {
  const [loaded, setLoaded] = useState<LoadedView>({});
  useEffect(() => {
    if (!route || route === 'map') return;
    let current = true;
    views[route]().then(
      ({ View }) => { if (current) setLoaded({ route, View }); },
      (error: unknown) => { if (current) setLoaded({ route, error: new ApiError('NETWORK', String(error)) }); },
    );
    return () => { current = false; };
  }, [route]);
  if (!route) return { View: Missing };
  if (route === 'map') return { View: MapView };
  return loaded.route === route ? loaded : {};
}

/** The explorer: its header and the view that the address names. `?embed=1` leaves the header out. */
export function App() {
  const { path, params } = useLocation();
  const language = useLanguage();
  const text = useTexts();
  const { View, error } = useView(routeOf(path));
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
      <main id="main" tabIndex={-1}>
        {View && <View />}
        {error && <Page title={text.notLoaded}><Failure error={error} retry={() => window.location.reload()} /></Page>}
        {!View && !error && <Progress delayed />}
      </main>
    </>
  );
}
