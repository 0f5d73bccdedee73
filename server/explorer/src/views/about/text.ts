import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '数据与方法' },
  en: { title: 'Data and methods' },
});
