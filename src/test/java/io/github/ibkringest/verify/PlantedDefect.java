package io.github.ibkringest.verify;

/**
 * Something that somebody did to the database behind the program's back.
 *
 * @param name what was done
 * @param sql how
 * @param check the check that has to find it
 * @param relation the table in which it has to find it
 */
record PlantedDefect(String name, String sql, Check check, String relation) {

    static PlantedDefect of(String name, Check check, String relation, String sql) {
        return new PlantedDefect(name, sql, check, relation);
    }

    @Override
    public String toString() {
        return name;
    }
}
