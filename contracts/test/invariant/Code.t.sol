// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Groth16Verifier} from "../../src/Groth16Verifier.sol";
import {VerifierRegistry} from "../../src/VerifierRegistry.sol";
import {Test} from "../Test.sol";
import {RecordingVerifier} from "./Actors.sol";
import {Handler} from "./Handler.sol";

/// What the deployed code itself shows.
abstract contract Deployed is Test {
    address[] internal contracts;
    VerifierRegistry internal registry;
    bytes4 internal selector;

    function setUp() public {
        vm.warp(1_800_000_000);
        Handler handler = new Handler();
        contracts.push(address(handler.market()));
        contracts.push(address(handler.provers()));
        contracts.push(address(handler.verifiers()));
        bytes32[] memory list = vm.parseJsonBytes32Array(vm.readFile("test/vectors/small.json"), ".words");
        uint256[28] memory key;
        for (uint256 i = 0; i < 28; ++i) {
            key[i] = uint256(list[i]);
        }
        Groth16Verifier verifier = new Groth16Verifier(key, false);
        contracts.push(address(verifier));
        registry = new VerifierRegistry(address(this), address(this), 1 days);
        selector = verifier.selector();
        registry.add(selector, address(verifier), bytes32(uint256(1)));
    }
}

contract CodeTest is Deployed {
    uint8 private constant CALLCODE = 0xf2;
    uint8 private constant DELEGATECALL = 0xf4;
    uint8 private constant SELFDESTRUCT = 0xff;

    /// How often an instruction occurs; what a PUSH carries is none, and so are the constants behind the code: solc puts an
    /// INVALID between the two, and one inside of the code comes before a JUMPDEST.
    function occurrences(bytes memory code, uint8 wanted) internal pure returns (uint256 n) {
        for (uint256 i = 0; i < code.length; ++i) {
            uint8 op = uint8(code[i]);
            if (op == 0xfe && i + 1 < code.length && code[i + 1] != 0x5b) {
                yes(code.length - i < 600, "constants");
                break;
            }
            if (op == wanted) ++n;
            if (op >= 0x60 && op <= 0x7f) i += op - 0x5f;
        }
    }

    function testNoContractRunsForeignCodeOrEndsItself() external view {
        for (uint256 i = 0; i < contracts.length; ++i) {
            bytes memory code = contracts[i].code;
            yes(code.length > 100, "deployed");
            eq(occurrences(code, DELEGATECALL), 0, "DELEGATECALL");
            eq(occurrences(code, CALLCODE), 0, "CALLCODE");
            eq(occurrences(code, SELFDESTRUCT), 0, "SELFDESTRUCT");
        }
        // The search finds what is there: the market calls, by plain calls.
        yes(occurrences(contracts[0].code, 0xf1) > 0, "CALL");
        eq(occurrences(hex"f460f4f4", DELEGATECALL), 2, "push data is skipped");
    }

    /// A registry that is filled as a deployment fills it holds no verifier of these tests, whatever its selector.
    function testNoTestVerifierIsRegistered() external {
        VerifierRegistry.Entry memory entry = registry.entryOf(selector);
        no(entry.codeHash == 0, "registered");
        no(
            entry.codeHash == address(new RecordingVerifier(selector)).codehash,
            "a verifier that says yes is registered"
        );
        RecordingVerifier fake = new RecordingVerifier(bytes4(0x01020304));
        registry.add(fake.selector(), address(fake), bytes32(uint256(1)));
        yes(registry.entryOf(fake.selector()).codeHash == address(fake).codehash, "and one would be found");
    }
}

/// Of the optimized build only, as all figures of size.
contract CodeCosts is Deployed {
    /// EIP-170.
    function testEachContractFitsIntoItsLimit() external view {
        for (uint256 i = 0; i < contracts.length; ++i) {
            yes(contracts[i].code.length < 24_576, "24,576 bytes");
        }
    }
}
