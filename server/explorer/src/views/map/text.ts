import { texts } from '../../language';

export const useTexts = texts({
  zh: { title: '上海对内合作网络' },
  en: { title: 'Shanghai’s domestic cooperation' },
});
