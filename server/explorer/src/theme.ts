import { useEffect, useState } from 'preact/hooks';
import { useLocation } from './url';

export type Theme = 'light' | 'dark';

const preference = window.matchMedia('(prefers-color-scheme: dark)');

/** Returns the theme of the page: that of ?theme=, or else of the reader's system. */
export function useTheme(): Theme {
  const asked = useLocation().params.get('theme');
  const [preferred, setPreferred] = useState<Theme>(preference.matches ? 'dark' : 'light');
  useEffect(() => {
    const update = () => setPreferred(preference.matches ? 'dark' : 'light');
    preference.addEventListener('change', update);
    return () => preference.removeEventListener('change', update);
  }, []);
  return asked === 'light' || asked === 'dark' ? asked : preferred;
}
