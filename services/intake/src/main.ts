import { main } from '@hotline/host';
import { intake } from './service';

void main([intake]);
