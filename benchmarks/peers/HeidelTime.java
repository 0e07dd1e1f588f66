import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;

/**
 * Reads all documents of a folder in one virtual machine, so that its start is not counted against
 * HeidelTime. Arguments: the settings file, then a folder with N.txt and the document's date in
 * N.date. Writes N.tml, and the seconds that reading took to standard output.
 */
public class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone reader = new HeidelTimeStandalone(
                Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0],
                POSTagger.TREETAGGER, false);
        SimpleDateFormat iso = new SimpleDateFormat("yyyy-MM-dd");
        long begun = System.nanoTime();
        for (int number = 0; ; number++) {
            Path text = Path.of(arguments[1], number + ".txt");
            if (!Files.exists(text)) {
                break;
            }
            Date day = iso.parse(Files.readString(Path.of(arguments[1], number + ".date")));
            String marked = reader.process(Files.readString(text), day);
            Files.writeString(Path.of(arguments[1], number + ".tml"), marked);
        }
        System.out.println((System.nanoTime() - begun) / 1e9);
    }
}
