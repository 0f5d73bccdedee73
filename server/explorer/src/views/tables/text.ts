import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '榜单' },
  en: { title: 'Tables' },
});
