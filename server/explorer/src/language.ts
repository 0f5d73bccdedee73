import { useLocation } from './url';

export type Language = 'zh' | 'en';

/** Returns the language of an address: that of ?lang=, or else of the browser. */
export function languageOf(params: URLSearchParams): Language {
  const asked = params.get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Returns the language of the page. */
export function useLanguage(): Language {
  return languageOf(useLocation().params);
}

/** The language as the API's arguments name it. */
export function useApiLanguage(): 'ZH' | 'EN' {
  return useLanguage() === 'zh' ? 'ZH' : 'EN';
}

/**
 * Makes a hook of texts in both languages: `const useTexts = texts({zh: {…}, en: {…}})`. The types hold that both have the
 * same keys. A text with parts is a function.
 */
export function texts<Texts extends object>(all: { zh: Texts; en: NoInfer<Texts> }): () => Texts {
  return () => all[useLanguage()];
}
