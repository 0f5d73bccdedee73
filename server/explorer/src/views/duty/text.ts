import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '应急' },
  en: { title: 'Duty view' },
});
