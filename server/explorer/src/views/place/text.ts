import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '地点' },
  en: { title: 'Place' },
});
