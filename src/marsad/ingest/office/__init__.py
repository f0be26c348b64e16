"""Files of office programs: text documents (DOCX, ODT) and tables (XLSX), read in a process of their own."""
