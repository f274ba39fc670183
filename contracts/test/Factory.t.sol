// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Factory} from "../src/Factory.sol";
import {Test} from "./Test.sol";

/// Remembers its arguments, and reverts when told to.
contract Deployee {
    address public immutable SELF = address(this);
    uint256 public immutable NUMBER;

    error Refused();

    constructor(uint256 number) payable {
        if (number == 0) revert Refused();
        NUMBER = number;
    }
}

contract FactoryTest is Test {
    bytes32 private constant SALT = keccak256("a salt");
    address private constant ALICE = address(0xa11ce);
    address private constant BOB = address(0xb0b);

    Factory private factory;

    function setUp() public {
        factory = new Factory();
    }

    function code(uint256 number) private pure returns (bytes memory) {
        return abi.encodePacked(type(Deployee).creationCode, abi.encode(number));
    }

    function testContractLiesAtTheForetoldAddress() public {
        address foretold = factory.addressOf(ALICE, SALT);
        eq(foretold.code.length, 0, "code before");
        vm.expectEmit(true, true, true, true, address(factory));
        emit Factory.Deployed(ALICE, SALT, foretold);
        vm.prank(ALICE);
        address deployed = factory.deploy(SALT, code(7));
        eq(deployed, foretold, "address");
        eq(Deployee(deployed).NUMBER(), 7, "argument");
        eq(Deployee(deployed).SELF(), deployed, "the constructor's own address");
    }

    function testAddressDoesNotDependOnTheCode(uint256 number) public {
        address foretold = factory.addressOf(ALICE, SALT);
        vm.prank(ALICE);
        eq(factory.deploy(SALT, code(bound(number, 1, type(uint256).max - 1))), foretold, "address");
    }

    function testSaltBelongsToItsSender() public {
        vm.prank(BOB);
        address bobs = factory.deploy(SALT, code(1));
        eq(bobs, factory.addressOf(BOB, SALT), "Bob's address");
        address alices = factory.addressOf(ALICE, SALT);
        yes(alices != bobs, "two senders, two addresses");
        eq(alices.code.length, 0, "Alice's place is free");
        vm.prank(ALICE);
        eq(factory.deploy(SALT, code(1)), alices, "Alice's address");
    }

    function testTwoSaltsAreTwoAddresses() public {
        vm.prank(ALICE);
        address first = factory.deploy(SALT, code(1));
        vm.prank(ALICE);
        address second = factory.deploy(keccak256("another salt"), code(1));
        yes(first != second, "two salts, two addresses");
    }

    function testASaltIsUsedOnce() public {
        vm.prank(ALICE);
        address deployed = factory.deploy(SALT, code(1));
        bytes memory other = code(2);
        vm.expectRevert(abi.encodeWithSelector(Factory.AlreadyDeployed.selector, deployed));
        vm.prank(ALICE);
        factory.deploy(SALT, other);
        eq(Deployee(deployed).NUMBER(), 1, "what was there stays");
    }

    function testAFailedConstructorLeavesThePlaceFree() public {
        bytes memory refused = code(0);
        vm.expectRevert(Factory.DeploymentFailed.selector);
        vm.prank(ALICE);
        factory.deploy(SALT, refused);
        vm.prank(ALICE);
        eq(factory.deploy(SALT, code(3)), factory.addressOf(ALICE, SALT), "address");
    }

    function testValueGoesToTheConstructor() public {
        vm.deal(ALICE, 2 ether);
        vm.prank(ALICE);
        address deployed = factory.deploy{value: 1 ether}(SALT, code(1));
        eq(deployed.balance, 1 ether, "value");
        eq(address(factory).balance, 0, "nothing stays in the factory");
    }
}
