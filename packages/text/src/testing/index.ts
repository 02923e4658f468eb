export { adversarialTexts, type AdversarialText } from './adversarial-texts';
export { processorMs } from './processor-time';
export { slowTexts } from './slow-texts';
