import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '网络' },
  en: { title: 'Network' },
});
