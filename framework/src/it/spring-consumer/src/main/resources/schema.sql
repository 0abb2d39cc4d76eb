create table if not exists item (name varchar(40) primary key, price int);
merge into item values ('tea', 3);
