import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '变化' },
  en: { title: 'Change' },
});
