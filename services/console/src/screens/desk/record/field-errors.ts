import type { Problem } from '../../../api/paths';
import { useLanguage } from '../../../language/language';

/** Returns a function that gives the fault of a field, named by its path in the body, in the language of the person. */
export function useFieldErrors(problem: Problem | undefined): (path: string) => string | undefined {
  const { language } = useLanguage();
  return (path) => {
    const found = problem?.errors?.find((one) => one.path === path);
    return language === 'zh' ? (found?.messageZh ?? found?.message) : found?.message;
  };
}
