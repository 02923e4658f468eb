import { main } from '@hotline/host';
import { services } from './services';

void main(services);
