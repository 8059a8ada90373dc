export const hostWords = {};
